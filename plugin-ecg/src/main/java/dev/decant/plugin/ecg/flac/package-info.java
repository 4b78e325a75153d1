/**
 * Streams of the Free Lossless Audio Codec, decoded as RFC 9639 says: up to eight channels of whole numbers, of 4 to 24 bits.
 * What a FLAC stream calls a frame is a block here: a frame of a recording is something else.
 */
@NullMarked
package dev.decant.plugin.ecg.flac;

import org.jspecify.annotations.NullMarked;
