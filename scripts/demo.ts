import '../examples/minimal';
