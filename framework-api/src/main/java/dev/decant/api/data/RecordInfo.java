package dev.decant.api.data;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What is known of a record before it is read.
 *
 * @param id unique within the data set
 * @param group what must not be torn apart by a split (the patient), where the source knows it
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record RecordInfo(String id, Optional<String> group) {
    /** The group, or the record itself where none is known. */
    public String splitKey() {
        return group.orElse(id);
    }
}
