package io.github.cdk8sprefect.api;

import io.github.cdk8sprefect.props.Problems;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names in Prefect's API: which are valid, and how they are written in a URL path. */
final class ApiName {

    private static final Pattern BANNED = Pattern.compile("[/%&><]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private ApiName() {}

    static void check(Problems problems, String path, String name) {
        problems.require(
                name == null || !INVISIBLE.matcher(name).find(),
                path,
                name,
                "must have no control characters or invisible characters");
        problems.require(
                name == null || !BANNED.matcher(name).find(),
                path,
                name,
                "must not have any of / % & > < (Prefect refuses them in names)");
    }

    static void checkPool(Problems problems, String path, String name) {
        check(problems, path, name);
        problems.require(
                name == null || !name.toLowerCase(Locale.ROOT).startsWith("prefect"),
                path,
                name,
                "must not start with 'prefect' (Prefect keeps these names for pools of its own)");
    }

    static String inPath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
