package dev.decant.runtime.experiment;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.config.Meaning;
import dev.decant.api.network.Block;
import dev.decant.api.network.BuiltNetwork;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Readout;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import dev.decant.nn.layer.TimeResize;
import dev.decant.nn.parameter.Owner;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.runtime.checkpoint.Safetensors;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.run.TeacherRun;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Several trained networks as one, of a single block. Its logits are the mean of theirs: the geometric mean of their
 * probabilities, normalised (Hinton et al. 2015, section 1). Its features are theirs side by side, at the length of the
 * first one's.
 */
final class Ensemble implements NetworkProvider<Ensemble.Options> {
    private final List<TeacherRun> members;

    /** @param runs the members' ids, which say what they are */
    record Options(@Meaning("ids of the runs whose networks these are") List<String> runs) {}

    private Ensemble(List<TeacherRun> members) {
        this.members = members;
    }

    /** @throws InvalidConfiguration if it is no more than one */
    @SuppressWarnings("unchecked") // its options are those that it is given
    static Selected<NetworkProvider<Record>> of(List<TeacherRun> members) {
        if (members.size() < 2) {
            throw new InvalidConfiguration("teacher.ensemble: got " + members.size()
                    + " runs; expected at least 2 (teacher.run takes a single one)");
        }
        NetworkProvider<?> ensemble = new Ensemble(members);
        Options options =
                new Options(members.stream().map(member -> member.run().id()).toList());
        return new Selected<>("ensemble", (NetworkProvider<Record>) ensemble, options);
    }

    /** The weights of all members, by the names that {@link #build} gives them. */
    static Checkpoint weights(List<TeacherRun> members) {
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        String prefix = Owner.STUDENT.prefix() + "/";
        for (int i = 0; i < members.size(); i++) {
            String own = prefix + name(i) + "/";
            Safetensors.read(members.get(i).run().folder().best())
                    .tensors()
                    .forEach((name, tensor) -> tensors.put(own + name.substring(prefix.length()), tensor));
        }
        return new Checkpoint(tensors, Map.of());
    }

    private static String name(int member) {
        return "member" + (member + 1);
    }

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Trained networks as one";
    }

    @Override
    public Network build(
            ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, Options config) {
        List<Network> networks = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            TeacherRun member = members.get(i);
            networks.add(member.network()
                    .extension()
                    .build(scope.child(name(i)), input, task, member.readouts(), member.network().config()));
        }
        SideBySide block = new SideBySide(networks);
        Map<String, Readout> all = new LinkedHashMap<>();
        for (ReadoutSpec readout : readouts) {
            all.put(readout.name(), (pass, last) -> block.logits(pass, last, readout.name()));
        }
        return new BuiltNetwork(
                List.of(block), all, networks.stream().allMatch(Network::independentOfBatch));
    }

    /** All members on one input. What it put out it knows again, for each member reads its own features. */
    private static final class SideBySide implements Block {
        private final List<Network> networks;
        private final Map<Operand<TFloat32>, List<Features>> outputs = new IdentityHashMap<>();

        SideBySide(List<Network> networks) {
            this.networks = networks;
        }

        @Override
        public String name() {
            return "members";
        }

        @Override
        public Features apply(Pass pass, Features in) {
            List<Features> each = new ArrayList<>();
            for (Network network : networks) {
                Features features = in;
                for (Block block : network.blocks()) {
                    features = block.apply(pass, features);
                }
                each.add(features);
            }
            Ops tf = pass.tf();
            Features first = each.get(0);
            List<Operand<TFloat32>> sequences = each.stream()
                    .map(features -> TimeResize.AREA_DOWN.between(tf, features, first))
                    .toList();
            Features all = first.withSequence(tf.concat(sequences, tf.constant(2)));
            outputs.put(all.sequence(), each);
            return all;
        }

        Operand<TFloat32> logits(Pass pass, Features last, String readout) {
            List<Features> each = outputs.get(last.sequence());
            if (each == null) {
                throw new InvalidConfiguration(
                        "an ensemble reads what its own members put out, not features that were changed");
            }
            Ops tf = pass.tf();
            List<Operand<TFloat32>> logits = new ArrayList<>();
            for (int i = 0; i < networks.size(); i++) {
                logits.add(networks.get(i).readout(readout).logits(pass, each.get(i)));
            }
            return tf.math.div(tf.math.addN(logits), tf.constant((float) logits.size()));
        }
    }
}
