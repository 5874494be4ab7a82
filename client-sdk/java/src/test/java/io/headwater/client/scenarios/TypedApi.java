package io.headwater.client.scenarios;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.headwater.client.AbstractBuilder;
import io.headwater.client.Event;
import io.headwater.client.EventListener;
import io.headwater.client.HeadwaterClient;
import io.headwater.client.ListenerSubscription;
import io.headwater.client.MediaObject;
import io.headwater.client.Transaction;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Calls the client's typed methods and builders by the names of the API, as an application would write them down. */
final class TypedApi {
  /** The three forms of an operation. */
  enum Form {
    WAITING,
    FUTURE,
    TRANSACTION
  }

  private final Values values;

  TypedApi(Values values) {
    this.values = values;
  }

  /** What the operation gives: its result, a CompletableFuture or a TFuture. */
  Object call(Object object, String operation, JsonArray args, Form form, Transaction transaction) {
    final String name = form == Form.FUTURE ? operation + "Async" : operation;
    final Method method =
        Arrays.stream(object.getClass().getMethods())
            .filter(each -> each.getName().equals(name))
            .filter(each -> takesTransaction(each) == (form == Form.TRANSACTION))
            .filter(each -> each.getParameterCount() == args.size() + (form == Form.TRANSACTION ? 1 : 0))
            .findFirst()
            .orElseThrow(() -> new AssertionError(object.getClass() + " has no " + name + " of " + args));
    final Parameter[] parameters = method.getParameters();
    final Object[] arguments = new Object[parameters.length];
    final int first = form == Form.TRANSACTION ? 1 : 0;
    if (first == 1) arguments[0] = transaction;
    for (int i = first; i < parameters.length; i++) {
      arguments[i] = values.as(parameters[i].getParameterizedType(), args.get(i - first));
    }
    return invoke(method, object, arguments);
  }

  private static boolean takesTransaction(Method method) {
    return method.getParameterCount() > 0 && method.getParameterTypes()[0] == Transaction.class;
  }

  /** The class's builder, with mandatory parameters in its constructor and each other one by its own method. */
  AbstractBuilder<?> builder(HeadwaterClient client, String type, JsonObject params) {
    try {
      final Class<?> builderClass = Class.forName(MediaObject.class.getPackageName() + "." + type + "$Builder");
      final Constructor<?> constructor = builderClass.getConstructors()[0];
      final Set<String> left = new HashSet<>(params.keySet());
      final Object[] arguments =
          Arrays.stream(constructor.getParameters())
              .map(
                  each -> {
                    if (each.getType() == HeadwaterClient.class) return client;
                    left.remove(each.getName());
                    return values.as(each.getParameterizedType(), params.get(each.getName()));
                  })
              .toArray();
      final Object builder = unwrapped(() -> constructor.newInstance(arguments));
      for (String name : left) option(builder, name, params);
      return (AbstractBuilder<?>) builder;
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  void option(Object builder, String name, JsonObject params) {
    final String with = "with" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    final Method method =
        Stream.of(builder.getClass().getMethods())
            .filter(each -> each.getParameterCount() == 1)
            .filter(each -> each.getName().equals(name) || each.getName().equals(with))
            .findFirst()
            .orElseThrow(() -> new AssertionError(builder.getClass() + " has no " + name));
    invoke(method, builder, values.as(method.getGenericParameterTypes()[0], params.get(name)));
  }

  /** By {@code addXListener}, or by name where the class has no such event. */
  ListenerSubscription listen(MediaObject object, String type, EventListener<Event> listener) {
    return Stream.of(object.getClass().getMethods())
        .filter(each -> each.getName().equals("add" + type + "Listener"))
        .findFirst()
        .map(method -> (ListenerSubscription) invoke(method, object, listener))
        .orElseGet(() -> object.addEventListener(type, listener, Event.class));
  }

  private static Object invoke(Method method, Object on, Object... arguments) {
    return unwrapped(() -> method.invoke(on, arguments));
  }

  private interface Reflective {
    Object run() throws ReflectiveOperationException;
  }

  private static Object unwrapped(Reflective call) {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
