package shop;

final class Unrelated extends Missing {}
