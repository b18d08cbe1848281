"""What developers run: benchmarks, the gate, makers of files that the package ships."""
