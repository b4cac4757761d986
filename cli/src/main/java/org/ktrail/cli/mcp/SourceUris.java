package org.ktrail.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelcontextprotocol.util.McpUriTemplateManager;
import io.modelcontextprotocol.util.McpUriTemplateManagerFactory;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of source files as resources: {@code ktrail://REV/PATH}. The library's own templates let no
 * path have a slash.
 */
final class SourceUris implements McpUriTemplateManager {
  static final String SCHEME = "ktrail://";
  static final String TEMPLATE = SCHEME + "{rev}/{+path}";
  static final String REVISIONS = SCHEME + "revisions";

  /** For the library. */
  static final McpUriTemplateManagerFactory FACTORY = SourceUris::new;

  private static final Pattern URI = Pattern.compile("ktrail://([^/]++)/(.++)");

  private final String template;

  private SourceUris(String template) {
    this.template = template;
  }

  /** That of a file; a revision's slashes are escaped. */
  static String of(String revision, String path) {
    return SCHEME + URLEncoder.encode(revision, UTF_8) + "/" + path;
  }

  @Override
  public List<String> getVariableNames() {
    return isUriTemplate(template) ? List.of("rev", "path") : List.of();
  }

  @Override
  public Map<String, String> extractVariableValues(String uri) {
    Matcher matcher = URI.matcher(uri);
    return isUriTemplate(template) && matcher.matches()
        ? Map.of(
            "rev", decoded(matcher.group(1)),
            "path", decoded(matcher.group(2)))
        : Map.of();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  @Override
  public boolean matches(String uri) {
    return isUriTemplate(template) ? URI.matcher(uri).matches() : uri.equals(template);
  }

  @Override
  public boolean isUriTemplate(String uri) {
    return uri.contains("{");
  }
}
