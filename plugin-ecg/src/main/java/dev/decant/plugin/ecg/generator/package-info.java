/**
 * Synthetic ECGs from a moving heart dipole: Gaussians for its three coordinates (Sameni et al. 2007), projected onto the
 * leads (Dower), with the rhythm deciding when beats come and what the atria do in between. Amplitudes in mV, times in s.
 */
@NullMarked
package dev.decant.plugin.ecg.generator;

import org.jspecify.annotations.NullMarked;
