package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.cdk8sprefect.props.Internal;

/** Lists of named things ({@code containers}, {@code env}, {@code workers}, …), whose items are found by their name. */
@Internal
public final class NamedItems {

    private NamedItems() {}

    /** Whether every item is a mapping with a name. */
    public static boolean are(ArrayNode items) {
        for (JsonNode item : items) {
            if (!item.isObject() || !item.path("name").isTextual()) {
                return false;
            }
        }
        return !items.isEmpty();
    }

    /** Where the item of that name is; -1 for nowhere. */
    public static int indexOf(ArrayNode items, JsonNode name) {
        for (int index = 0; index < items.size(); index++) {
            if (items.get(index).get("name").equals(name)) {
                return index;
            }
        }
        return -1;
    }
}
