package dev.decant.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The closed range of a numeric key (of each element, for a list); a value outside it is a configuration error.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** The least value allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The greatest value allowed. */
    double max() default Double.POSITIVE_INFINITY;
}
