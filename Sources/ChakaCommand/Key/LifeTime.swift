import ArgumentParser

/// A time such as `90d`, `12h` or `30m`.
struct LifeTime: ExpressibleByArgument {
    let milliseconds: Int64

    init?(argument: String) {
        let units: [Character: Int64] = ["d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1000]
        // Ten thousand years are enough for a key, and no sum of times overflows.
        guard let unit = argument.last.flatMap({ units[$0] }), let number = Int64(argument.dropLast()),
            (0...3_650_000).contains(number)
        else { return nil }
        milliseconds = number * unit
    }
}
