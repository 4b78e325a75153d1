package dev.decant.plugin.ecg.generator;

import java.util.List;

/** What one heart does during a recording: its beats, in order, and what its atria do besides. */
record HeartAction(List<Beat> beats, AtrialActivity atria) {}
