package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.props.Printable;
import io.github.cdk8sprefect.props.Secrecy;
import java.io.PrintWriter;

/**
 * The output of all commands: {@code println} prints a message, on one line and without quoted secrets; {@code print}
 * prints a document. Neither contains control characters.
 */
final class Console extends PrintWriter {

    Console(PrintWriter target) {
        super(target, true);
    }

    @Override
    public void println(String message) {
        super.println(Printable.lines(Secrecy.masked(String.valueOf(message))).replace("\n", "\\n"));
    }

    @Override
    public void println(Object message) {
        println(String.valueOf(message));
    }

    @Override
    public void write(String text, int offset, int length) {
        String shown = Printable.lines(text.substring(offset, offset + length));
        super.write(shown, 0, shown.length());
    }
}
