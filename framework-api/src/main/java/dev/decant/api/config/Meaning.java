package dev.decant.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says what one configuration key means, with its unit; {@code decant explain} and the reference print it.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Meaning {
    /** One sentence, unit included. */
    String value();
}
