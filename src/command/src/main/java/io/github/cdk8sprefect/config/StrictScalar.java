package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.github.cdk8sprefect.kubernetes.JsonPlaces;
import io.github.cdk8sprefect.kubernetes.Wording;
import io.github.cdk8sprefect.props.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/**
 * Accepts only scalars of the expected type. Kubernetes distinguishes strings from numbers, so an unquoted {@code 5} in
 * the place of a string is reported here and not by the API server.
 */
abstract class StrictScalar<T> extends StdScalarDeserializer<T> {

    static final StrictScalar<String> STRING = new StrictScalar<>(String.class, Set.of(JsonToken.VALUE_STRING)) {
        private static final long serialVersionUID = 1L;

        @Override
        String read(JsonParser parser) throws IOException {
            return parser.getText();
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_STRING) {
                Binding.of(context).noteIfPitfall(parser);
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                String text = parser.getText();
                Binding.of(context)
                        .addUnquoted(new Problem(
                                JsonPlaces.of(parser).text(),
                                Optional.of(text),
                                Wording.insteadOf(text, false, String.class)));
                return text;
            }
            return super.deserialize(parser, context);
        }
    };

    static final StrictScalar<Boolean> BOOLEAN =
            new StrictScalar<>(Boolean.class, Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE)) {
                private static final long serialVersionUID = 1L;

                @Override
                Boolean read(JsonParser parser) throws IOException {
                    return parser.getBooleanValue();
                }
            };

    static final StrictScalar<Integer> INTEGER = new StrictScalar<>(Integer.class, Set.of(JsonToken.VALUE_NUMBER_INT)) {
        private static final long serialVersionUID = 1L;

        @Override
        Integer read(JsonParser parser) throws IOException {
            return (int) whole(parser, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    };

    static final StrictScalar<Long> LONG_NUMBER = new StrictScalar<>(Long.class, Set.of(JsonToken.VALUE_NUMBER_INT)) {
        private static final long serialVersionUID = 1L;

        @Override
        Long read(JsonParser parser) throws IOException {
            return whole(parser, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    };

    static final StrictScalar<Double> DOUBLE =
            new StrictScalar<>(Double.class, Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT)) {
                private static final long serialVersionUID = 1L;

                @Override
                Double read(JsonParser parser) throws IOException {
                    return parser.getDoubleValue();
                }
            };

    private static final long serialVersionUID = 1L;

    private final transient Set<JsonToken> accepted;

    private StrictScalar(Class<T> type, Set<JsonToken> accepted) {
        super(type);
        this.accepted = accepted;
    }

    abstract T read(JsonParser parser) throws IOException;

    /** The number, which is noted as a problem where it does not fit. */
    private static long whole(JsonParser parser, long least, long most) throws IOException {
        BigInteger number = parser.getBigIntegerValue();
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new OutOfRange();
        }
        return number.longValue();
    }

    private static final class OutOfRange extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (accepted.contains(parser.currentToken())) {
            try {
                return read(parser);
            } catch (OutOfRange e) {
                return (T) context.handleWeirdNumberValue(_valueClass, parser.getBigIntegerValue(), "out of range");
            }
        }
        return (T) context.handleUnexpectedToken(_valueClass, parser);
    }
}
