import Testing
import TextProcessing
import Translation

@testable import Gateway

struct StableTextTests {
    private struct Sample {
        var names: Set<String>
        var values: [String: Int?]
        var list = ["a", "b"]
        var choice: Result<Int, RemoteProblem> = .success(1)
    }
    private struct RemoteProblem: Error {}

    @Test("is the same whatever the order of sets and dictionaries, and differs with every value")
    func stability() {
        let names = (0..<40).map(String.init)
        let sample = Sample(names: Set(names), values: ["a": 1, "b": nil, "c": 3])
        let same = Sample(names: Set(names.reversed()), values: ["c": 3, "b": nil, "a": 1])
        #expect(StableText.of(sample) == StableText.of(same))
        var others: [Sample] = []
        for change: (inout Sample) -> Void in [
            { $0.names = [] }, { $0.values["a"] = 2 }, { $0.list = ["a,b"] }, { $0.list = ["b", "a"] },
            { $0.choice = .success(2) }, { $0.choice = .failure(RemoteProblem()) },
        ] {
            var other = sample
            change(&other)
            others.append(other)
        }
        #expect(Set((others + [sample]).map { StableText.of($0) }).count == others.count + 1)
    }

    @Test("the settings of the engines print alike twice, and otherwise when one changes")
    func settings() throws {
        func configuration(_ flags: [String: String]) throws -> GatewayConfiguration {
            try GatewayConfiguration(
                ConfigurationLayers(
                    file: nil, environment: [:], flags: flags.mapValues { .init(text: $0, origin: "t") }))
        }
        let (first, second) = (try configuration([:]), try configuration([:]))
        #expect(StableText.of(first.backends) == StableText.of(second.backends))
        #expect(StableText.of(first.defaultVarieties) == StableText.of(second.defaultVarieties))
        let other = try configuration(["backends.apertium.processes": "3"])
        #expect(StableText.of(first.backends) != StableText.of(other.backends))
    }
}
