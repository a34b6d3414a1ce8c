package io.lifafa;

public final class Lifafa {
    private Lifafa() {}

    public static void main(String[] args) {
        System.out.println("x");
    }
}
