package dev.decant.reproduction.published;

import java.util.List;
import java.util.Map;

/**
 * An experiment of a paper, ready to be repeated: {@code decant reproduce --task TYPE}.
 *
 * <p>Each profile is an ordinary configuration of a comparison. Its contenders are found by their names: {@code plain},
 * {@code kd}, {@code deit} and {@code bbm}; {@code bbm-blockN} is bbm with N segments, {@code bbm-without-lN} bbm without
 * one of its terms.
 */
public interface PublishedExperiment {
    /** The plugin of the domain, after which the task is called, such as {@code ecg}. */
    String name();

    /** A heading, such as {@code Electrocardiograms}. */
    String title();

    /**
     * The class-path resource of each profile's configuration, by the profile's name. {@code quick} needs no data at
     * hand and minutes, {@code paper} is the published protocol.
     */
    Map<String, String> profiles();

    /** What the paper printed, table by table, in the order of its rows; empty where it printed nothing of the task. */
    List<PublishedNumber> published();
}
