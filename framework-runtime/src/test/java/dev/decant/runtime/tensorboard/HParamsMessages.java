package dev.decant.runtime.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StructProto;

/**
 * The messages of TensorBoard's HParams plugin as {@code plugin_data.proto} and {@code api.proto} declare them
 * (tensorflow/tensorboard, Apache-2.0): names, numbers and types of fields, read by protobuf itself; a
 * map as what it is on the wire, entries with a key and a value.
 */
final class HParamsMessages {
    private static final String PACKAGE = ".tensorboard.hparams.";

    private final FileDescriptor file;

    HParamsMessages() throws DescriptorValidationException {
        FileDescriptorProto declared = FileDescriptorProto.newBuilder()
                .setName("hparams.proto")
                .setPackage("tensorboard.hparams")
                .setSyntax("proto3")
                .addDependency("google/protobuf/struct.proto")
                .addEnumType(choice("Status", "STATUS_UNKNOWN", "STATUS_SUCCESS", "STATUS_FAILURE", "STATUS_RUNNING"))
                .addEnumType(choice(
                        "DataType", "DATA_TYPE_UNSET", "DATA_TYPE_STRING", "DATA_TYPE_BOOL", "DATA_TYPE_FLOAT64"))
                .addEnumType(choice("DatasetType", "DATASET_UNKNOWN", "DATASET_TRAINING", "DATASET_VALIDATION"))
                .addMessageType(message("HParamsPluginData")
                        .addField(field("version", 1, FieldDescriptorProto.Type.TYPE_INT32))
                        .addField(field("experiment", 2, "Experiment"))
                        .addField(field("session_start_info", 3, "SessionStartInfo"))
                        .addField(field("session_end_info", 4, "SessionEndInfo")))
                .addMessageType(message("SessionStartInfo")
                        .addNestedType(message("HparamsEntry")
                                .addField(field("key", 1, FieldDescriptorProto.Type.TYPE_STRING))
                                .addField(field("value", 2, FieldDescriptorProto.Type.TYPE_MESSAGE)
                                        .setTypeName(".google.protobuf.Value")))
                        .addField(field("hparams", 1, "SessionStartInfo.HparamsEntry")
                                .setLabel(Label.LABEL_REPEATED))
                        .addField(field("model_uri", 2, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("monitor_url", 3, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("group_name", 4, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("start_time_secs", 5, FieldDescriptorProto.Type.TYPE_DOUBLE)))
                .addMessageType(message("SessionEndInfo")
                        .addField(field("status", 1, FieldDescriptorProto.Type.TYPE_ENUM)
                                .setTypeName(PACKAGE + "Status"))
                        .addField(field("end_time_secs", 2, FieldDescriptorProto.Type.TYPE_DOUBLE)))
                .addMessageType(message("Experiment")
                        .addField(field("description", 1, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("user", 2, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("time_created_secs", 3, FieldDescriptorProto.Type.TYPE_DOUBLE))
                        .addField(field("hparam_infos", 4, "HParamInfo").setLabel(Label.LABEL_REPEATED))
                        .addField(field("metric_infos", 5, "MetricInfo").setLabel(Label.LABEL_REPEATED))
                        .addField(field("name", 6, FieldDescriptorProto.Type.TYPE_STRING)))
                .addMessageType(message("HParamInfo")
                        .addField(field("name", 1, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("display_name", 2, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("description", 3, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("type", 4, FieldDescriptorProto.Type.TYPE_ENUM)
                                .setTypeName(PACKAGE + "DataType"))
                        .addField(field("domain_discrete", 5, FieldDescriptorProto.Type.TYPE_MESSAGE)
                                .setTypeName(".google.protobuf.ListValue")))
                .addMessageType(message("MetricInfo")
                        .addField(field("name", 1, "MetricName"))
                        .addField(field("display_name", 3, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("description", 4, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("dataset_type", 5, FieldDescriptorProto.Type.TYPE_ENUM)
                                .setTypeName(PACKAGE + "DatasetType")))
                .addMessageType(message("MetricName")
                        .addField(field("group", 1, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("tag", 2, FieldDescriptorProto.Type.TYPE_STRING)))
                .build();
        file = FileDescriptor.buildFrom(declared, new FileDescriptor[] {StructProto.getDescriptor()});
    }

    /** The plugin's data in the text format of protobuf; a field that is not declared shows as a number. */
    String text(ByteString pluginData) throws InvalidProtocolBufferException {
        return DynamicMessage.parseFrom(file.findMessageTypeByName("HParamsPluginData"), pluginData)
                .toString();
    }

    private static DescriptorProto.Builder message(String name) {
        return DescriptorProto.newBuilder().setName(name);
    }

    private static FieldDescriptorProto.Builder field(String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(Label.LABEL_OPTIONAL);
    }

    private static FieldDescriptorProto.Builder field(String name, int number, String message) {
        return field(name, number, FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(PACKAGE + message);
    }

    private static EnumDescriptorProto choice(String name, String... values) {
        EnumDescriptorProto.Builder choice = EnumDescriptorProto.newBuilder().setName(name);
        for (int i = 0; i < values.length; i++) {
            choice.addValue(
                    EnumValueDescriptorProto.newBuilder().setName(values[i]).setNumber(i));
        }
        return choice.build();
    }
}
