package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.MemberAccess;

/** A member marked {@code __private} is named outside of {@code ACCESS_PRIVATE()}: sparse warns. */
public final class PrivateMember implements Rule {
  private static final Pattern MARKED = Pattern.compile("\\b__private\\s++(\\w++)\\s*+[;\\[]");

  @Override
  public String name() {
    return "private-member";
  }

  @Override
  public String summary() {
    return "a member that is marked private is accessed directly";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    Map<String, Set<String>> marked = new HashMap<>();
    for (String path : submission.base().mentioning("__private")) {
      if (path.startsWith("include/")) {
        submission
            .base()
            .read(path)
            .ifPresent(text -> {
              Matcher m = MARKED.matcher(new String(text, UTF_8));
              while (m.find()) {
                marked.computeIfAbsent(m.group(1), n -> new HashSet<>()).add(path);
              }
            });
      }
    }
    if (marked.isEmpty()) {
      return;
    }
    Set<String> told = new HashSet<>();
    for (Submission.In<MemberAccess> in : submission.accesses()) {
      MemberAccess access = in.change();
      Set<String> headers = marked.getOrDefault(access.member(), Set.of());
      boolean same =
          !headers.isEmpty()
              && !headers.contains(access.file())
              && submission.base().defining(access.record()).stream().anyMatch(headers::contains);
      String line = same ? submission.line(in.patch(), access.file(), access.line()) : "";
      if (same
          && !line.contains("ACCESS_PRIVATE")
          && line.matches(".*(->|\\.)\\s*" + access.member() + "\\b.*")
          && told.add(access.file() + access.record() + access.member() + access.function())) {
        report.add(
            new FindingPlace(in.patch(), access.file(), access.line()),
            access.record() + "." + access.member(),
            "%s of struct %s is marked __private, and not to be accessed directly"
                .formatted(access.member(), access.record()));
      }
    }
  }
}
