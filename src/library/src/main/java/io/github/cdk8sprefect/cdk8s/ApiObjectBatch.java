package io.github.cdk8sprefect.cdk8s;

import org.cdk8s.Chart;
import software.amazon.jsii.Jsii;
import software.amazon.jsii.JsiiObject;
import software.amazon.jsii.NativeType;

/** Makes all objects of a chart in one call to Node, by the few lines of {@code src/library/src/main/jsii}. */
@Jsii(module = ApiObjectBatchModule.class, fqn = "cdk8s-prefect-batch.ApiObjectBatch")
final class ApiObjectBatch extends JsiiObject {

    private ApiObjectBatch() {
        super(InitializationMode.JSII);
    }

    /**
     * Makes them.
     *
     * @param json {@code [{"id": …, "address": …, "manifest": {…}}, …]}
     * @return {@code {"index": …, "by": …}}: the first of them that another chart has placed already, or -1
     */
    static String place(Chart chart, String json) {
        return jsiiStaticCall(ApiObjectBatch.class, "place", NativeType.forClass(String.class), chart, json);
    }
}
