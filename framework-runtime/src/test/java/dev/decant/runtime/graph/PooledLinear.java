package dev.decant.runtime.graph;

import dev.decant.runtime.data.Batch;
import java.util.LinkedHashMap;
import java.util.Map;

/** The loss of one block of {@link LinearProvider} and its gradient, worked out on the JVM in double precision. */
final class PooledLinear {
    private PooledLinear() {}

    /** The mean over the batch of softmax cross-entropy of the pooled linear network, in double precision. */
    private static double loss(Map<String, double[]> p, Batch batch) {
        double total = 0;
        for (int r = 0; r < batch.size(); r++) {
            double[] pooled = new double[batch.channels()];
            for (int t = 0; t < batch.steps(); t++) {
                for (int j = 0; j < batch.channels(); j++) {
                    double y = p.get("model/block0/bias")[j];
                    for (int i = 0; i < batch.channels(); i++) {
                        y += batch.sequences()[(r * batch.steps() + t) * batch.channels() + i]
                                * p.get("model/block0/kernel")[i * batch.channels() + j];
                    }
                    pooled[j] += y / batch.steps();
                }
            }
            double[] logits = new double[batch.targetWidth()];
            double sum = 0;
            for (int c = 0; c < batch.targetWidth(); c++) {
                logits[c] = p.get("model/readout/class/bias")[c];
                for (int j = 0; j < batch.channels(); j++) {
                    logits[c] += pooled[j] * p.get("model/readout/class/kernel")[j * batch.targetWidth() + c];
                }
                sum += Math.exp(logits[c]);
            }
            for (int c = 0; c < batch.targetWidth(); c++) {
                total -= batch.targets()[r * batch.targetWidth() + c] * (logits[c] - Math.log(sum));
            }
        }
        return total / batch.size();
    }

    /** By central differences. */
    static Map<String, double[]> gradient(Map<String, double[]> at, Batch batch) {
        Map<String, double[]> gradient = zeros(at);
        double h = 1e-6;
        for (String name : at.keySet()) {
            double[] value = at.get(name);
            for (int i = 0; i < value.length; i++) {
                double old = value[i];
                value[i] = old + h;
                double above = loss(at, batch);
                value[i] = old - h;
                double below = loss(at, batch);
                value[i] = old;
                gradient.get(name)[i] = (above - below) / (2 * h);
            }
        }
        return gradient;
    }

    static Map<String, double[]> zeros(Map<String, double[]> like) {
        Map<String, double[]> zeros = new LinkedHashMap<>();
        like.forEach((name, value) -> zeros.put(name, new double[value.length]));
        return zeros;
    }
}
