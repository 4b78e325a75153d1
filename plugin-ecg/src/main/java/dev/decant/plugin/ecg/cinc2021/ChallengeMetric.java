package dev.decant.plugin.ecg.cinc2021;

/**
 * The Challenge's metric. For a record with the labels y and the answers p, A[j, k] grows by 1 / max(|y ∪ p|, 1) for each j
 * in y and k in p, and the score is Σ W·A. It is put on a scale on which the true labels score 1 and always answering
 * sinus rhythm scores 0.
 *
 * @param observed Σ W·A of the answers
 * @param correct that of the true labels
 * @param inactive that of sinus rhythm for every record
 */
record ChallengeMetric(double observed, double correct, double inactive) {
    /**
     * @param truth [record][class]
     * @param answers [record][class]
     */
    static ChallengeMetric of(RewardMatrix rewards, boolean[][] truth, boolean[][] answers) {
        boolean[] sinus = new boolean[rewards.classes().size()];
        sinus[rewards.sinusRhythm()] = true;
        double observed = 0;
        double correct = 0;
        double inactive = 0;
        for (int record = 0; record < truth.length; record++) {
            observed += reward(rewards.weights(), truth[record], answers[record]);
            correct += reward(rewards.weights(), truth[record], truth[record]);
            inactive += reward(rewards.weights(), truth[record], sinus);
        }
        return new ChallengeMetric(observed, correct, inactive);
    }

    private static double reward(double[][] weights, boolean[] truth, boolean[] answers) {
        int union = 0;
        double sum = 0;
        for (int j = 0; j < truth.length; j++) {
            union += truth[j] || answers[j] ? 1 : 0;
            if (truth[j]) {
                for (int k = 0; k < answers.length; k++) {
                    sum += answers[k] ? weights[j][k] : 0;
                }
            }
        }
        return sum / Math.max(union, 1);
    }

    /** The normalised score; 0 where the true labels score no better than sinus rhythm. */
    double value() {
        return correct == inactive ? 0 : (observed - inactive) / (correct - inactive);
    }
}
