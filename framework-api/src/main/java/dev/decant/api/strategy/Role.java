package dev.decant.api.strategy;

import org.apiguardian.api.API;

/**
 * Which of the two networks.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum Role {
    TEACHER,
    STUDENT
}
