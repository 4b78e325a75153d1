package dev.decant.runtime.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.Value;
import dev.decant.api.listener.RunInfo;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tensorflow.proto.DataClass;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Summaries of TensorBoard's HParams plugin. TensorFlow ships no classes for its messages; the numbers of their fields are
 * those of {@code plugin_data.proto} and {@code api.proto} in {@code tensorboard/plugins/hparams} (Apache-2.0).
 */
final class HyperParameters {
    private static final String EXPERIMENT = "_hparams_/experiment";
    private static final String SESSION_START = "_hparams_/session_start_info";
    private static final String SESSION_END = "_hparams_/session_end_info";
    private static final int TEXT = 1;
    private static final int TRUTH = 2;
    private static final int NUMBER = 3;
    private static final int VALIDATION = 2;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;

    /** Numbers by size, then texts. */
    private static final Comparator<Value> ORDER = Comparator.comparing(Value::getKindCase)
            .thenComparing(Value::getNumberValue)
            .thenComparing(Value::getBoolValue)
            .thenComparing(Value::getStringValue);

    /** More values than a person ticks off. */
    private static final int MOST_VALUES = 50;

    private HyperParameters() {}

    /** What a run is made of, its seed among it. */
    static Map<String, String> of(RunInfo run) {
        Map<String, String> settings = new LinkedHashMap<>(run.settings());
        settings.put("label", run.label());
        settings.put("seed", Long.toString(run.seed()));
        return settings;
    }

    /** A run begins with these settings. */
    static Summary.Value sessionStart(Map<String, String> settings, Instant at) {
        Message info = new Message();
        settings.forEach((name, text) ->
                info.message(1, new Message().text(1, name).bytes(2, value(text).toByteString())));
        return summary(SESSION_START, 3, info.number(5, EventFile.seconds(at)));
    }

    /** A run ended. */
    static Summary.Value sessionEnd(boolean success, Instant at) {
        return summary(
                SESSION_END,
                4,
                new Message().choice(1, success ? SUCCESS : FAILURE).number(2, EventFile.seconds(at)));
    }

    static boolean isSessionStart(Summary.Value value) {
        return value.getTag().equals(SESSION_START);
    }

    static boolean isSessionEnd(Summary.Value value) {
        return value.getTag().equals(SESSION_END);
    }

    /**
     * The settings of a session that began.
     *
     * @throws InvalidProtocolBufferException if it is damaged
     */
    static Map<String, Value> settings(Summary.Value start) throws InvalidProtocolBufferException {
        Map<String, Value> settings = new LinkedHashMap<>();
        for (ByteString info : content(start, 3)) {
            for (ByteString entry : UnknownFieldSet.parseFrom(info).getField(1).getLengthDelimitedList()) {
                UnknownFieldSet fields = UnknownFieldSet.parseFrom(entry);
                List<ByteString> names = fields.getField(1).getLengthDelimitedList();
                List<ByteString> values = fields.getField(2).getLengthDelimitedList();
                if (!names.isEmpty() && !values.isEmpty()) {
                    settings.put(names.get(0).toStringUtf8(), Value.parseFrom(values.get(0)));
                }
            }
        }
        return settings;
    }

    /**
     * Whether a session came to a good end.
     *
     * @throws InvalidProtocolBufferException if it is damaged
     */
    static boolean isSuccess(Summary.Value end) throws InvalidProtocolBufferException {
        for (ByteString info : content(end, 4)) {
            if (UnknownFieldSet.parseFrom(info).getField(1).getVarintList().contains((long) SUCCESS)) {
                return true;
            }
        }
        return false;
    }

    private static List<ByteString> content(Summary.Value value, int field) throws InvalidProtocolBufferException {
        ByteString content = value.getMetadata().getPluginData().getContent();
        return UnknownFieldSet.parseFrom(content).getField(field).getLengthDelimitedList();
    }

    /**
     * What is to be compared: the settings that differ between runs, and metrics.
     *
     * @param sessions the settings of each run
     * @param metrics tags of curves
     */
    static Summary.Value experiment(
            String name, List<Map<String, Value>> sessions, Collection<String> metrics, Instant at) {
        Message experiment = new Message().text(6, name).number(3, EventFile.seconds(at));
        differing(sessions).forEach((setting, values) -> experiment.message(4, setting(setting, values)));
        for (String metric : metrics) {
            Message info = new Message().message(1, new Message().text(2, metric));
            if (metric.startsWith("validation/")) {
                info.choice(5, VALIDATION);
            }
            experiment.message(5, info);
        }
        return summary(EXPERIMENT, 2, experiment);
    }

    private static Map<String, Set<Value>> differing(List<Map<String, Value>> sessions) {
        Map<String, Set<Value>> values = new LinkedHashMap<>();
        sessions.forEach(session -> session.forEach((name, value) ->
                values.computeIfAbsent(name, unseen -> new TreeSet<>(ORDER)).add(value)));
        return values.entrySet().stream()
                .filter(setting -> setting.getValue().size() > 1
                        || !sessions.stream().allMatch(session -> session.containsKey(setting.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static Message setting(String name, Set<Value> values) {
        boolean numbers = values.stream().allMatch(Value::hasNumberValue);
        boolean truths = values.stream().allMatch(Value::hasBoolValue);
        Message info = new Message().text(1, name).choice(4, numbers ? NUMBER : truths ? TRUTH : TEXT);
        return values.size() > MOST_VALUES
                        || (!numbers && !truths && !values.stream().allMatch(Value::hasStringValue))
                ? info
                : info.bytes(
                        5, ListValue.newBuilder().addAllValues(values).build().toByteString());
    }

    /** A number, a truth or a text. */
    private static Value value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Value.newBuilder().setBoolValue(text.equals("true")).build();
        } else if (text.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?")) {
            return Value.newBuilder().setNumberValue(Double.parseDouble(text)).build();
        }
        return Value.newBuilder().setStringValue(text).build();
    }

    /** @param field of the plugin's data that the message is; its version is 0 */
    private static Summary.Value summary(String tag, int field, Message message) {
        return Summary.Value.newBuilder()
                .setTag(tag)
                .setMetadata(SummaryMetadata.newBuilder()
                        .setPluginData(SummaryMetadata.PluginData.newBuilder()
                                .setPluginName("hparams")
                                .setContent(
                                        new Message().message(field, message).bytes()))
                        .setDataClass(DataClass.DATA_CLASS_TENSOR))
                .setTensor(TensorProto.newBuilder()
                        .setDtype(DataType.DT_FLOAT)
                        .setTensorShape(TensorShapeProto.newBuilder()
                                .addDim(TensorShapeProto.Dim.newBuilder().setSize(1)))
                        .addFloatVal(0))
                .build();
    }

    /** A message that is written field by field. */
    private static final class Message {
        private final UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();

        Message bytes(int field, ByteString value) {
            fields.mergeField(
                    field, Field.newBuilder().addLengthDelimited(value).build());
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, ByteString.copyFromUtf8(value));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes());
        }

        Message number(int field, double value) {
            fields.mergeField(
                    field,
                    Field.newBuilder()
                            .addFixed64(Double.doubleToRawLongBits(value))
                            .build());
            return this;
        }

        Message choice(int field, int value) {
            fields.mergeField(field, Field.newBuilder().addVarint(value).build());
            return this;
        }

        ByteString bytes() {
            return fields.build().toByteString();
        }
    }
}
