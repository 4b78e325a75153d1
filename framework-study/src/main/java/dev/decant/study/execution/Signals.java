package dev.decant.study.execution;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * What the system sends a process, such as INT when somebody presses Ctrl-C. Java has no public way to hear it; that of its
 * module {@code jdk.unsupported} is reached by reflection, so that a Java without it does what it does by itself: it ends.
 */
public final class Signals {
    private Signals() {}

    /**
     * Runs the action each time a signal comes, on a thread of its own, in place of ending the process.
     *
     * @param name without SIG
     * @return whether that is possible here
     */
    public static boolean handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    action.run();
                    yield null;
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> name;
            };
            Object listening = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, calls);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listening);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }
}
