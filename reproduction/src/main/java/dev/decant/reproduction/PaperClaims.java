package dev.decant.reproduction;

import static dev.decant.reproduction.Methods.BBM;
import static dev.decant.reproduction.Methods.DEIT;
import static dev.decant.reproduction.Methods.KD;
import static dev.decant.reproduction.Methods.PLAIN;
import static dev.decant.reproduction.Methods.TEACHER;

import java.util.List;

/** What the paper says of its methods, and the comparison that it leaves out. */
final class PaperClaims {
    static final String NOT_IN_THE_PAPER = "not in the paper";

    static final List<Claim> SIMILARITY = List.of(
            Claim.above(
                    "r2-deit-above-plain",
                    "DeiT's probabilities are nearer to the teacher's than the plain Transformer's",
                    "Table 1",
                    DEIT,
                    PLAIN),
            Claim.above(
                    "r2-bbm-above-deit",
                    "BBM's probabilities are nearer to the teacher's than DeiT's",
                    "Table 1",
                    BBM,
                    DEIT));

    static final List<Claim> GENERALISATION = List.of(
            Claim.above("teacher-above-deit", "DeiT scores below its teacher", "Figure 1, Table 2", TEACHER, DEIT),
            Claim.above("deit-above-plain", "DeiT scores above the plain Transformer", "Table 2", DEIT, PLAIN),
            Claim.above("bbm-above-deit", "BBM scores above DeiT", "Table 2", BBM, DEIT),
            Claim.atLeast("bbm-reaches-teacher", "BBM scores at least as high as its teacher", "Table 2", BBM, TEACHER),
            Claim.above("bbm-above-kd", "BBM scores above soft targets (kd)", NOT_IN_THE_PAPER, BBM, KD));

    static final List<Claim> REPRESENTATION = List.of(
            Claim.above(
                    "cka-deit-above-plain",
                    "DeiT's early blocks are more like the teacher's than the plain Transformer's",
                    "Figure 2, Section 2.2.2",
                    DEIT,
                    PLAIN),
            Claim.above(
                    "cka-bbm-above-deit",
                    "BBM's early blocks are more like the teacher's than DeiT's",
                    "Figure 2, Section 3.2.3",
                    BBM,
                    DEIT));

    static final List<Claim> LOCALITY = List.of(
            Claim.above("local-bbm-above-deit", "BBM's attention is more local than DeiT's", "Figure 3", BBM, DEIT),
            Claim.above(
                    "local-bbm-above-plain",
                    "BBM's attention is more local than the plain Transformer's",
                    "Figure 3",
                    BBM,
                    PLAIN));

    static final List<Claim> INVARIANCE = List.of(
            Claim.above(
                    "invariant-bbm-above-deit",
                    "BBM's attention is more invariant to translation than DeiT's",
                    "Figure 3",
                    BBM,
                    DEIT),
            Claim.above(
                    "invariant-bbm-above-plain",
                    "BBM's attention is more invariant to translation than the plain Transformer's",
                    "Figure 3",
                    BBM,
                    PLAIN));

    private PaperClaims() {}
}
