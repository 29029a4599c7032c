package io.github.cdk8sprefect.cdk8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdk8sprefect.props.Internal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.cdk8s.App;

/**
 * The files that {@link App#synth()} would write, of an app whose charts are siblings and do not depend on each other.
 * They stay in memory, and the time grows linearly with their number.
 */
@Internal
public final class AppFiles {

    /** Enough for the call not to count, and few enough for a person to see it go on. */
    private static final int CHARTS_IN_A_CALL = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private AppFiles() {}

    private record Answer(int charts, Map<String, String> files) {}

    /**
     * The text of each file by its name.
     *
     * @param done is told how many charts are done, now and then
     */
    public static Map<String, String> of(App app, IntConsumer done) {
        Map<String, String> files = new TreeMap<>();
        int charts = 1;
        for (int from = 0; from < charts; from += CHARTS_IN_A_CALL) {
            Answer answer = read(ChartTexts.of(app, from, from + CHARTS_IN_A_CALL));
            charts = answer.charts();
            files.putAll(answer.files());
            done.accept(Math.min(charts, from + CHARTS_IN_A_CALL));
        }
        return files;
    }

    private static Answer read(String json) {
        try {
            return JSON.readValue(json, Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cdk8s answered with no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
