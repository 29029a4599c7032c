package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.Set;

/**
 * Reads a scalar of its own kind only. Kubernetes tells text from numbers, so an unquoted {@code 5} where text belongs is
 * told to the user now and not by the API server.
 */
abstract class StrictScalar<T> extends StdScalarDeserializer<T> {

    static final StrictScalar<String> TEXT = new StrictScalar<>(String.class, Set.of(JsonToken.VALUE_STRING)) {
        private static final long serialVersionUID = 1L;

        @Override
        String read(JsonParser parser) throws IOException {
            return parser.getText();
        }
    };

    static final StrictScalar<Boolean> TRUTH =
            new StrictScalar<>(Boolean.class, Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE)) {
                private static final long serialVersionUID = 1L;

                @Override
                Boolean read(JsonParser parser) throws IOException {
                    return parser.getBooleanValue();
                }
            };

    static final StrictScalar<Integer> WHOLE_NUMBER =
            new StrictScalar<>(Integer.class, Set.of(JsonToken.VALUE_NUMBER_INT)) {
                private static final long serialVersionUID = 1L;

                @Override
                Integer read(JsonParser parser) throws IOException {
                    return parser.getIntValue();
                }
            };

    static final StrictScalar<Long> LONG_NUMBER = new StrictScalar<>(Long.class, Set.of(JsonToken.VALUE_NUMBER_INT)) {
        private static final long serialVersionUID = 1L;

        @Override
        Long read(JsonParser parser) throws IOException {
            return parser.getLongValue();
        }
    };

    private static final long serialVersionUID = 1L;

    private final transient Set<JsonToken> accepted;

    private StrictScalar(Class<T> type, Set<JsonToken> accepted) {
        super(type);
        this.accepted = accepted;
    }

    abstract T read(JsonParser parser) throws IOException;

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (accepted.contains(parser.currentToken())) {
            return read(parser);
        }
        return (T) context.handleUnexpectedToken(_valueClass, parser);
    }
}
