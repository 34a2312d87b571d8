// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "chaka",
    targets: [
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
        .target(name: "CCrypto", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "TextProcessing", dependencies: ["CCrypto", "CICU"], swiftSettings: strict),
        .executableTarget(
            name: "ChakaBenchmarks", dependencies: ["TextProcessing"], path: "Benchmarks", swiftSettings: strict),
        .testTarget(name: "DataTests", dependencies: ["TextProcessing"], swiftSettings: strict),
        .testTarget(name: "TextProcessingTests", dependencies: ["TextProcessing"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)
