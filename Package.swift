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
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0")
    ],
    targets: [
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
        .target(name: "CCrypto", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "TextProcessing", dependencies: ["CCrypto", "CICU"], swiftSettings: strict),
        .target(name: "Corpora", dependencies: ["TextProcessing"], swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: ["Corpora", "TextProcessing", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .executableTarget(
            name: "ChakaBenchmarks", dependencies: ["TextProcessing"], path: "Benchmarks", swiftSettings: strict),
        .testTarget(name: "TextProcessingTests", dependencies: ["TextProcessing"], swiftSettings: strict),
        .testTarget(name: "CorporaTests", dependencies: ["Corpora", "TextProcessing"], swiftSettings: strict),
        .testTarget(name: "StoreTests", dependencies: ["Corpora", "Store", "TextProcessing"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)
