package io.github.cdk8sprefect.cdk8s;

import org.cdk8s.App;
import software.amazon.jsii.Jsii;
import software.amazon.jsii.JsiiObject;
import software.amazon.jsii.NativeType;

/** The texts of charts, by the few lines of {@code src/library/src/main/jsii}. */
@Jsii(module = ApiObjectBatchModule.class, fqn = "cdk8s-prefect-batch.ChartTexts")
final class ChartTexts extends JsiiObject {

    private ChartTexts() {
        super(InitializationMode.JSII);
    }

    /**
     * The charts of an app from one index to before another.
     *
     * @return {@code {"charts": …, "files": {name: text}}}
     */
    static String of(App app, int from, int to) {
        return jsiiStaticCall(ChartTexts.class, "of", NativeType.forClass(String.class), app, from, to);
    }
}
