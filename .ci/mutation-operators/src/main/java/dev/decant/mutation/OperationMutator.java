package dev.decant.mutation;

import java.util.Optional;
import org.pitest.bytecode.ASMVersion;
import org.pitest.mutationtest.engine.MutationIdentifier;
import org.pitest.mutationtest.engine.gregor.MethodInfo;
import org.pitest.mutationtest.engine.gregor.MethodMutatorFactory;
import org.pitest.mutationtest.engine.gregor.MutationContext;
import org.pitest.reloc.asm.MethodVisitor;
import org.pitest.reloc.asm.Opcodes;

/** Changes calls that add an operation to a graph. */
abstract class OperationMutator implements MethodMutatorFactory {
    private final String name;

    OperationMutator(String name) {
        this.name = name;
    }

    /** What to do instead of the call, where this mutator has an answer. */
    abstract Optional<Replacement> replacement(OperationCall call);

    @Override
    public MethodVisitor create(MutationContext context, MethodInfo method, MethodVisitor next) {
        return new MethodVisitor(ASMVersion.ASM_VERSION, next) {
            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String called, String descriptor, boolean ofInterface) {
                OperationCall call = new OperationCall(owner, called, descriptor);
                if (opcode == Opcodes.INVOKEVIRTUAL && call.addsAnOperation()) {
                    Optional<Replacement> instead = replacement(call);
                    if (instead.isPresent()) {
                        MutationIdentifier mutant = context.registerMutation(
                                OperationMutator.this,
                                called + ": " + instead.get().says());
                        if (context.shouldMutate(mutant)) {
                            instead.get().code().accept(next);
                            return;
                        }
                    }
                }
                super.visitMethodInsn(opcode, owner, called, descriptor, ofInterface);
            }
        };
    }

    @Override
    public String getGloballyUniqueId() {
        return getClass().getName();
    }

    @Override
    public String getName() {
        return name;
    }
}
