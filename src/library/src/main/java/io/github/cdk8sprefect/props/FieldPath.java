package io.github.cdk8sprefect.props;

/**
 * Where a setting, or a field of an object, stands: keys and indexes from the outside in, as {@code workers[1].pod.env[0].value}.
 *
 * @param text empty for the top
 */
@Internal
public record FieldPath(String text) {

    /** Where all settings begin. */
    public static final FieldPath TOP = new FieldPath("");

    /** The setting of that key in the mapping here. */
    public FieldPath key(String key) {
        return new FieldPath(text.isEmpty() ? key : text + "." + key);
    }

    /** The item of that index in the list here. */
    public FieldPath index(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    /** What stands at {@code path}, seen from here. */
    public FieldPath then(String path) {
        return path.isEmpty() || path.startsWith("[") ? new FieldPath(text + path) : key(path);
    }

    /** The mapping or the list that this setting is in; the top is its own. */
    public FieldPath parent() {
        int end = Math.max(text.lastIndexOf('.'), text.lastIndexOf('['));
        return end < 0 ? TOP : new FieldPath(text.substring(0, end));
    }

    /** The mapping that has the key here, whatever characters are in it. */
    public FieldPath parent(String key) {
        return text.equals(key) ? TOP : new FieldPath(text.substring(0, text.length() - key.length() - 1));
    }

    /** The last key; for an item, that of the list it is in. */
    public String lastKey() {
        String key = text.replaceFirst("(\\[\\d+])+$", "");
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** The same as a JSON Pointer; for keys without dots and brackets. */
    public String pointer() {
        return isTop() ? "" : "/" + text.replaceAll("[.\\[]", "/").replace("]", "");
    }

    /** Whether it is the top, which holds all settings. */
    public boolean isTop() {
        return text.isEmpty();
    }

    // Java builds a record's own equals and hashCode at their first call, which takes as long as reading a file.
    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
