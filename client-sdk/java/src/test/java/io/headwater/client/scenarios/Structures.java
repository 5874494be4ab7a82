package io.headwater.client.scenarios;

import io.headwater.client.RemoteObject;
import java.lang.reflect.Method;
import java.util.Map;

/** Members of what the client gives back, by the names that they have in the API. */
final class Structures {
  private Structures() {}

  static String idOf(Object object) {
    return ((RemoteObject) object).getId();
  }

  static Object member(Object of, String name) {
    if (of instanceof Map<?, ?> map) return map.get(name);
    if (of instanceof LoggedEvent logged) {
      return name.equals("event") ? logged.name() : member(logged.event(), name);
    }
    try {
      final Method getter = of.getClass().getMethod("get" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
      return getter.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no member " + name + " in " + of, e);
    }
  }

  /** An event as it stands in a log. */
  record LoggedEvent(String name, Object event) {
    @Override
    public String toString() {
      return name + " " + event;
    }
  }
}
