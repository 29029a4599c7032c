package io.github.cdk8sprefect.props;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Collects what is wrong with one props record, so that its user reads all of it at once. */
@Internal
public final class Problems {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SERVICE_NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    /** A name, which may have underscores, or an address of IPv4's form, or an address of IPv6's. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9_]([-A-Za-z0-9_.]{0,251}[A-Za-z0-9_])?|(?=.*:.*:)[0-9A-Fa-f:.]+");

    private static final Rule NOT_BLANK = Rule.pattern(Pattern.compile("[\\s\\S]*\\S[\\s\\S]*"));
    private static final Rule[] PORT = {Rule.atLeast(1), Rule.atMost(65535)};

    private final String owner;
    private final FieldPath base;
    private final List<Problem> found;

    private Problems(String owner, FieldPath base, List<Problem> found) {
        this.owner = owner;
        this.base = base;
        this.found = found;
    }

    /** Starts with no problem. */
    public static Problems of(Class<?> props) {
        return of(props.getSimpleName());
    }

    /** Starts with no problem of what {@code owner} names, where no one props record holds all of it. */
    public static Problems of(String owner) {
        return new Problems(owner, FieldPath.TOP, new ArrayList<>());
    }

    /** The same collection, for which all paths start at {@code path}. */
    public Problems at(String path) {
        return new Problems(owner, base.then(path), found);
    }

    /** Checks each item that is there of the list at {@code path}, with the collection of which all paths start at the item. */
    public <T> Problems each(String path, List<T> items, BiConsumer<Problems, T> check) {
        for (int index = 0; items != null && index < items.size(); index++) {
            if (items.get(index) != null) {
                check.accept(new Problems(owner, base.then(path).index(index), found), items.get(index));
            }
        }
        return this;
    }

    /** Refuses an item that has the name of an earlier one of the list at {@code path}. */
    public Problems uniqueNames(List<String> names, String path) {
        return unique("name", names, path);
    }

    /** Refuses an item whose {@code key} has the value of an earlier one of the list at {@code path}. */
    public Problems unique(String key, List<String> values, String path) {
        return each(path, values, (at, value) -> {
            int first = values.indexOf(value);
            at.require(
                    at.base.equals(base.then(path).index(first)),
                    key,
                    value,
                    "is the " + key + " of " + base.then(path).index(first) + " already; give it another " + key);
        });
    }

    /** Notes the problem {@code message}, without showing the value, unless {@code good}. */
    public Problems require(boolean good, String path, String message) {
        if (!good) {
            found.add(new Problem(base.then(path).text(), Optional.empty(), message));
        }
        return this;
    }

    /**
     * Notes the problem {@code message} with the value that causes it, or that there is none, unless {@code good}.
     *
     * @param rules what {@code good} stands for, as far as a JSON Schema can say it
     */
    public Problems require(boolean good, String path, Object value, String message, Rule... rules) {
        if (!good) {
            return value == null
                    ? refuse(path, Optional.empty(), missing(message), Rule.REQUIRED)
                    : refuse(path, Optional.of(value.toString()), message, rules);
        }
        return this;
    }

    /** Notes the problem {@code message}, without showing the value, unless {@code good}, which the rule stands for. */
    public Problems require(boolean good, String path, String message, Rule rule) {
        return good ? this : refuse(path, Optional.empty(), message, rule);
    }

    /** Refuses null; {@code message} says what must be given. */
    public Problems given(Object value, String path, String message) {
        if (value == null) {
            refuse(path, Optional.empty(), message, Rule.REQUIRED);
        }
        return this;
    }

    /** Refuses two settings of which there can be one; {@code reason} goes on after the other's key. */
    public Problems notTogether(Optional<?> setting, String path, Optional<?> other, String key, String reason) {
        return setting.isEmpty() || other.isEmpty()
                ? this
                : refuse(path, Optional.empty(), "must not be set together with " + key + reason, Rule.notBeside(key));
    }

    /** Refuses an empty list; {@code message} says what must be in it. */
    public Problems notEmpty(List<?> items, String path, String message) {
        if (items.isEmpty()) {
            refuse(path, Optional.empty(), message, Rule.REQUIRED, Rule.NOT_EMPTY);
        }
        return this;
    }

    /** Refuses null, and text that does not match as a whole. */
    public Problems matches(Pattern pattern, String text, String path, String message) {
        boolean good = text != null && pattern.matcher(text).matches();
        return good ? this : require(false, path, text, message, Rule.pattern(pattern));
    }

    /** Refuses null, and text that is not one of these words. */
    public Problems oneOf(List<String> words, String text, String path) {
        if (text != null && words.contains(text)) {
            return this;
        }
        String wanted = words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
        return require(false, path, text, "must be " + wanted, Rule.oneOf(words));
    }

    private Problems refuse(String path, Optional<String> value, String message, Rule... rules) {
        found.add(new Problem(base.then(path).text(), value, message, List.of(rules)));
        return this;
    }

    /** Notes a problem whose path starts here. */
    public Problems add(Problem problem) {
        found.add(problem.under(base.text()));
        return this;
    }

    private static String missing(String message) {
        return message.startsWith("must be ")
                ? "must be given: " + message.substring("must be ".length())
                : "must be given; " + message;
    }

    /** Refuses null and blank text; {@code reason} says what the text is needed for. */
    public Problems notBlank(String text, String path, String reason) {
        if (text == null) {
            return refuse(path, Optional.empty(), "must be given (" + reason + ")", Rule.REQUIRED);
        }
        return text.isBlank() ? refuse(path, Optional.empty(), "must not be blank (" + reason + ")", NOT_BLANK) : this;
    }

    /** Refuses a number below {@code minimum}. */
    public Problems atLeast(int minimum, int number, String path) {
        return require(number >= minimum, path, number, "must be " + minimum + " or more", Rule.atLeast(minimum));
    }

    /** Refuses a number that is there and outside of these limits. */
    public Problems between(long least, long most, Number number, String path) {
        if (number == null || (number.longValue() >= least && number.longValue() <= most)) {
            return this;
        }
        boolean hasEnd = most < Integer.MAX_VALUE;
        boolean isBelow = number.longValue() < least;
        return require(
                false,
                path,
                number,
                hasEnd || !isBelow ? "must be from " + least + " to " + most : "must be " + least + " or more",
                Rule.atLeast(least),
                hasEnd ? Rule.atMost(most) : Rule.atLeast(least));
    }

    /** Refuses anything that is not a TCP port. */
    public Problems port(int number, String path) {
        return require(number >= 1 && number <= 65535, path, number, "must be a port from 1 to 65535", PORT);
    }

    /**
     * Refuses what no Service and no namespace can be called: other than 1 to 63 of {@code a-z 0-9 -}, with a letter or
     * digit at both ends.
     */
    public Problems dnsLabel(String text, String path) {
        return require(
                text != null && text.length() <= 63 && DNS_LABEL.matcher(text).matches(),
                path,
                text,
                "must be a DNS label: at most 63 of a-z, 0-9 and '-', with a letter or digit at both ends",
                Rule.pattern(DNS_LABEL),
                Rule.longest(63));
    }

    /** Refuses what no Service can be called, which starts with a letter, and what leaves no room for a suffix. */
    public Problems serviceName(String text, int longest, String path) {
        return require(
                text != null
                        && text.length() <= longest
                        && SERVICE_NAME.matcher(text).matches(),
                path,
                text,
                "must be at most " + longest
                        + " of a-z, 0-9 and '-', with a letter in front and a letter or digit at the end",
                Rule.pattern(SERVICE_NAME),
                Rule.longest(longest));
    }

    /** Refuses what no Secret, ConfigMap or ServiceAccount can be called: a name of more than 253 characters, or no DNS name. */
    public Problems dnsName(String text, String path) {
        return require(
                text != null
                        && text.length() <= 253
                        && DNS_SUBDOMAIN.matcher(text).matches(),
                path,
                text,
                "must be a DNS name: at most 253 of a-z, 0-9, '-' and '.', with a letter or digit at both ends",
                Rule.pattern(DNS_SUBDOMAIN),
                Rule.longest(253));
    }

    /** Refuses anything but the name or address of a host. */
    public Problems host(String text, String path) {
        return matches(HOST, text, path, "must be a host name or address alone, without scheme, port or path");
    }

    /** Makes something of the props under {@code path}, and takes over its problems where that fails. */
    public <T> Optional<T> attempt(String path, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (InvalidPropsException e) {
            e.problems().forEach(at(path)::add);
            return Optional.empty();
        }
    }

    /** Whether nothing was found so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All that was found so far. */
    public List<Problem> found() {
        return List.copyOf(found);
    }

    /** Throws all that was found. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidPropsException(owner, found);
        }
    }
}
