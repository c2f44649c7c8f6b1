package shop;

final class Unrelated {
    void f( {
}
