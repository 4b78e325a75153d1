package dev.decant.api.strategy;

/** Which of the two networks. */
public enum Role {
    TEACHER,
    STUDENT
}
