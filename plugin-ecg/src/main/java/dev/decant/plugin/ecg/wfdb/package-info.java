/**
 * Recordings in the formats of WFDB: headers, and signals in any of its sample formats or as the MATLAB v4 files of the
 * PhysioNet/CinC Challenges. Source: the manual pages header(5) and signal(5) of WFDB.
 */
@NullMarked
package dev.decant.plugin.ecg.wfdb;

import org.jspecify.annotations.NullMarked;
