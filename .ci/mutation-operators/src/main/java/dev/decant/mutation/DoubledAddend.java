package dev.decant.mutation;

import java.util.Optional;
import org.pitest.reloc.asm.Opcodes;

/** {@code GRAPH_TWICE}: {@code 2x + y} for {@code x + y}: a residual that counts twice. */
public final class DoubledAddend extends OperationMutator {
    public DoubledAddend() {
        super("GRAPH_TWICE");
    }

    @Override
    Optional<Replacement> replacement(OperationCall call) {
        if (!call.name().equals("add") || !call.takes(2)) {
            return Optional.empty();
        }
        return Optional.of(new Replacement("the first addend twice", code -> {
            code.visitInsn(Opcodes.DUP_X2); // y math x y
            code.visitInsn(Opcodes.POP);
            code.visitInsn(Opcodes.DUP2);
            code.visitInsn(Opcodes.DUP); // y math x math x x
            call.write(code);
            code.visitInsn(Opcodes.SWAP);
            code.visitInsn(Opcodes.POP); // y math 2x
            code.visitInsn(Opcodes.DUP2_X1);
            code.visitInsn(Opcodes.POP2); // math 2x y
            call.write(code);
        }));
    }
}
