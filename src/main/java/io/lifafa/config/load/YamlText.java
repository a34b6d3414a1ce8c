package io.lifafa.config.load;

import io.lifafa.config.text.Printable;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML document as flat keys. It is read as a tree of nodes, not of values: each value keeps its line and exactly the
 * text that was written, and no tag can build anything.
 */
final class YamlText {
    // Groups are one level deep, so a deeper one is an error; aliases that contain themselves end here too.
    private static final int DEEPEST = 2;

    private final String name;
    private final Map<String, Given> values = new LinkedHashMap<>();
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    /** @param name of the file, for messages */
    YamlText(String name, String text) {
        this.name = name;
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                addAll("", mapping, 1);
            } else if (root != null) {
                problems.add(at(root) + ": holds no keys; allowed: lines such as \"tenant: acme\"");
            }
        } catch (MarkedYAMLException e) {
            // Not its message: that quotes the file, and the line may hold a key.
            problems.add(name
                    + (e.getProblemMark() == null
                            ? ""
                            : " line " + (e.getProblemMark().getLine() + 1)) + ": is not valid YAML");
        } catch (YAMLException e) {
            problems.add(name + ": is not valid YAML: it holds characters that are not allowed, or is too large");
        }
    }

    /** Where each key stands, whether it has a value or none, in the order of the file. */
    Map<String, String> lines() {
        return lines;
    }

    /** Of the keys that have one. */
    Map<String, Given> values() {
        return values;
    }

    List<String> problems() {
        return problems;
    }

    private void addAll(String prefix, MappingNode mapping, int depth) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode keyNode) {
                add(prefix + keyNode.getValue(), keyNode, tuple.getValueNode(), depth);
            } else {
                problems.add(at(tuple.getKeyNode()) + ": a key that is not a plain word");
            }
        }
    }

    private void add(String key, Node keyNode, Node value, int depth) {
        String where = Printable.of(key) + " (" + at(keyNode) + ")";
        if (!seen.add(key)) {
            problems.add(where + ": stands there twice");
        } else if (value instanceof ScalarNode scalar) {
            lines.put(key, at(keyNode));
            if (!scalar.getTag().equals(Tag.NULL) && !scalar.getValue().isBlank()) {
                values.put(key, new Given(scalar.getValue().strip(), at(keyNode)));
            }
        } else if (value instanceof MappingNode mapping && depth < DEEPEST) {
            addAll(key + ".", mapping, depth + 1);
        } else {
            problems.add(where + ": is not a single value");
        }
    }

    private String at(Node node) {
        return name + " line " + (node.getStartMark().getLine() + 1);
    }
}
