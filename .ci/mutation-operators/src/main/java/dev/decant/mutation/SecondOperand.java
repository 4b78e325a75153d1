package dev.decant.mutation;

import java.util.Optional;
import org.pitest.reloc.asm.Opcodes;

/** {@code GRAPH_SECOND}: the second operand as it is, without the operation: a removed shortcut. */
public final class SecondOperand extends OperationMutator {
    public SecondOperand() {
        super("GRAPH_SECOND");
    }

    @Override
    Optional<Replacement> replacement(OperationCall call) {
        return call.takes(2)
                ? Optional.of(new Replacement("the second operand instead", code -> {
                    code.visitInsn(Opcodes.DUP_X2);
                    code.visitInsn(Opcodes.POP);
                    code.visitInsn(Opcodes.POP2);
                }))
                : Optional.empty();
    }
}
