package io.sluice.launcher;

import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that make a plain server one for Sluice. The text is shared with the script for Payara Server, so that
 * both run with the same pools; here the first command that fails ends the start, where the server would go on.
 */
final class ServerCommands {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z_]+)@");

    private final Map<String, String> values;

    ServerCommands(Map<String, String> values) {
        this.values = values;
    }

    void run(String resource, AdminCommandRunner server) {
        for (String line : lines(resource)) {
            List<String> words =
                    List.of(line.split("\\s+")).stream().map(this::filled).toList();
            run(server, words.get(0), words.subList(1, words.size()).toArray(String[]::new));
        }
    }

    static void run(AdminCommandRunner server, String command, String... arguments) {
        ClusterCommandResult result = server.run(command, arguments);
        if (result.getExitStatus() == ExitStatus.FAILURE) {
            throw StartFailure.of(
                    "the server refused \"" + command + "\"",
                    result.getFailureCause() == null
                            ? new IllegalStateException(sentence(result.getOutput()))
                            : result.getFailureCause());
        }
    }

    /** The server's answer without its report's headings and its advice to read a log we write elsewhere. */
    private static String sentence(String report) {
        return report.replaceFirst("(?s)^.*?Description: ", "")
                .replaceFirst("(?s)\\R\\s*\\[name=.*$", "")
                .replace("Please see server.log for more details.", "")
                .replaceFirst("^\\S+ AdminCommandError ", "")
                .strip();
    }

    /** After the words were split: a path may hold a space. */
    private String filled(String word) {
        return PLACEHOLDER.matcher(word).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static List<String> lines(String resource) {
        try (InputStream in = ServerCommands.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw StartFailure.of("cannot read " + resource, e);
        }
    }

    /** Within a command's property list these separate names, values and pairs. */
    static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(":", "\\:").replace("=", "\\=");
    }
}
