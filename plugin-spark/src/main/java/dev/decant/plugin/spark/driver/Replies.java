package dev.decant.plugin.spark.driver;

import dev.decant.plugin.spark.message.Reply;
import java.io.IOException;
import java.io.ObjectOutputStream;

/** Tells Decant something, from any thread. */
final class Replies {
    private final ObjectOutputStream out;

    Replies(ObjectOutputStream out) {
        this.out = out;
    }

    /** If Decant is gone, nobody needs to know. */
    synchronized void tell(Reply reply) {
        try {
            out.writeObject(reply);
            out.reset();
            out.flush();
        } catch (IOException e) {
            // the end of standard input says the same
        }
    }
}
