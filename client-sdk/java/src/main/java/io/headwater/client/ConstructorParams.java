package io.headwater.client;

import com.google.gson.Gson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a constructor is given, against what it takes: before anything is sent, and by name. */
final class ConstructorParams {
  private ConstructorParams() {}

  /** Fails with INVALID_ARGUMENT. */
  static void check(String type, Map<String, Object> given) {
    final Map<String, String> taken = Constructors.of(type);
    for (String name : given.keySet()) {
      if (!taken.containsKey(name)) throw refused(unknownParameter(type, name, taken));
    }
    taken.forEach((name, kind) -> checkOne(type, name, kind, given.get(name)));
  }

  private static void checkOne(String type, String name, String kind, Object value) {
    final boolean optional = kind.endsWith("?");
    final String plainKind = optional ? kind.substring(0, kind.length() - 1) : kind;
    if (value == null) {
      if (optional) return;
      throw refused(type + " needs '" + name + "', " + article(plainKind) + " " + plainKind + ": it is missing");
    }
    final List<String> values = Arrays.stream(Constructors.valuesOf(plainKind)).map(Enum::name).toList();
    final Object sent = value instanceof Enum<?> constant ? constant.name() : value;
    if (values.isEmpty() || (sent instanceof String text && values.contains(text))) return;
    final String shown = sent instanceof String text ? new Gson().toJson(text) : String.valueOf(sent);
    throw refused("'" + name + "' of " + type + " is " + shown + ", which is none of " + String.join(", ", values));
  }

  private static String unknownParameter(String type, String name, Map<String, String> taken) {
    final String takes = taken.isEmpty() ? "it takes none" : "it takes " + String.join(", ", taken.keySet());
    return type + " has no parameter '" + name + "': " + takes;
  }

  private static String article(String name) {
    return "aeiouAEIOU".indexOf(name.charAt(0)) >= 0 ? "an" : "a";
  }

  private static HeadwaterException refused(String message) {
    return new HeadwaterException(ClientErrorType.INVALID_ARGUMENT, message);
  }
}
