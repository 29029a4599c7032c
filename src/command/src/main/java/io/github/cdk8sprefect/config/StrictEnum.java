package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Accepts the words of an enum as they are. Jackson would also take their numbers: {@code type: 1} would be a NodePort. */
final class StrictEnum extends StdScalarDeserializer<Object> {

    private static final long serialVersionUID = 1L;

    StrictEnum(Class<?> type) {
        super(type);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return context.handleUnexpectedToken(_valueClass, parser);
        }
        String text = parser.getText();
        for (Object word : _valueClass.getEnumConstants()) {
            if (word.toString().equals(text)) {
                return word;
            }
        }
        return context.handleWeirdStringValue(_valueClass, text, "not one of the words");
    }
}
