package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.RecordInfo;
import dev.decant.io.file.StoredFile;

/**
 * A record whose label is known and whose signals are not read yet.
 *
 * @param info identifier and group
 * @param header the file that the record is known by: its WFDB header, or what another reader of signals takes
 * @param target one-hot or multi-hot [classes]
 */
public record LabelledRecord(RecordInfo info, StoredFile header, float[] target) {}
