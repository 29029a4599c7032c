package io.github.cdk8sprefect.rules;

import io.github.cdk8sprefect.props.Internal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses of IPv4 and IPv6, as Kubernetes reads them. */
@Internal
public final class Addresses {

    private static final int GROUPS = 8;

    private Addresses() {}

    /** Whether the text is one. */
    public static boolean isIp(String text) {
        return text != null && (isIpv4(text) || isIpv6(text));
    }

    static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!isNumber(part, 255)) {
                return false;
            }
        }
        return true;
    }

    static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = gap < 0 ? groups(text) : groups(text.substring(0, gap), text.substring(gap + 2));
        return gap < 0 ? groups == GROUPS : groups >= 0 && groups < GROUPS;
    }

    /** An address with the length of its prefix, such as 10.0.0.0/8. */
    static boolean isCidr(String text) {
        int slash = text == null ? -1 : text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        return isIpv4(address)
                ? isNumber(text.substring(slash + 1), 32)
                : isIpv6(address) && isNumber(text.substring(slash + 1), 128);
    }

    /** Whether a range is inside another one, and smaller. Both must be ranges. */
    static boolean isPart(String range, String whole) {
        BigInteger inner = number(range);
        BigInteger outer = number(whole);
        int prefix = prefix(whole);
        boolean isSameKind = isIpv4(address(range)) == isIpv4(address(whole));
        int bits = isIpv4(address(whole)) ? 32 : 128;
        return isSameKind
                && prefix(range) > prefix
                && inner.shiftRight(bits - prefix).equals(outer.shiftRight(bits - prefix));
    }

    private static String address(String range) {
        return range.substring(0, range.indexOf('/'));
    }

    private static int prefix(String range) {
        return Integer.parseInt(range.substring(range.indexOf('/') + 1));
    }

    private static BigInteger number(String range) {
        try {
            return new BigInteger(1, InetAddress.getByName(address(range)).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(range, e); // of names alone, and this is an address
        }
    }

    private static int groups(String before, String after) {
        int first = before.isEmpty() ? 0 : groups(before);
        int second = after.isEmpty() ? 0 : groups(after);
        return first < 0 || second < 0 ? -1 : first + second;
    }

    /** The groups of 16 bits, of which an IPv4 address at the end has two; less than 0 where one is wrong. */
    private static int groups(String text) {
        String[] parts = text.split(":", -1);
        int groups = 0;
        for (int index = 0; index < parts.length; index++) {
            if (isHex(parts[index])) {
                groups++;
            } else if (index == parts.length - 1 && isIpv4(parts[index])) {
                groups += 2;
            } else {
                return -1;
            }
        }
        return groups;
    }

    private static boolean isHex(String text) {
        return !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
    }

    private static boolean isNumber(String text, int most) {
        return !text.isEmpty()
                && text.length() <= 3
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && Integer.parseInt(text) <= most;
    }
}
