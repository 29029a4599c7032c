package io.github.cdk8sprefect.output;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes one of two installations after the other to a folder, until it is killed. */
final class EndlessWriter {

    private EndlessWriter() {}

    public static void main(String[] args) {
        DistFolder folder = new DistFolder(Path.of(args[0]));
        folder.write(installation("a"));
        System.out.println("ready");
        while (true) {
            folder.write(installation("a"));
            folder.write(installation("b"));
        }
    }

    /** Five files that say whose they are in every line, one of them of another name. */
    static Manifests installation(String whose) {
        Map<String, String> files = new TreeMap<>();
        for (String name : new String[] {"one", "two", "three", "four", "only-" + whose}) {
            files.put(name + ".yaml", text(whose));
        }
        return new Manifests(files);
    }

    static String text(String whose) {
        return ("kind: " + whose + "\n").repeat(2_000);
    }
}
