package dev.decant.mutation;

import java.util.Optional;
import org.pitest.reloc.asm.Opcodes;

/** {@code GRAPH_FIRST}: the first operand as it is, without the operation: a dropped activation, scale or addend. */
public final class FirstOperand extends OperationMutator {
    public FirstOperand() {
        super("GRAPH_FIRST");
    }

    @Override
    Optional<Replacement> replacement(OperationCall call) {
        if (call.takes(1)) {
            return Optional.of(new Replacement("left out", code -> {
                code.visitInsn(Opcodes.SWAP);
                code.visitInsn(Opcodes.POP);
            }));
        }
        if (call.takes(2)) {
            return Optional.of(new Replacement("the first operand instead", code -> {
                code.visitInsn(Opcodes.POP);
                code.visitInsn(Opcodes.SWAP);
                code.visitInsn(Opcodes.POP);
            }));
        }
        return Optional.empty();
    }
}
