// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
/// The numeric cores index arrays in their innermost loops: they are optimized in debug builds too, where tests train models.
let fast: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")

let package = Package(
    name: "chaka",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "chaka", targets: ["ChakaCommand"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(name: "CCrypto", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
        .target(name: "CProcess"),
        .executableTarget(
            name: "chaka-espeak", path: "Sources/EspeakWorker", linkerSettings: [.linkedLibrary("espeak-ng")]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLouis", pkgConfig: "liblouis", providers: [.apt(["liblouis-dev"])]),
        .systemLibrary(name: "CSampleRate", pkgConfig: "samplerate", providers: [.apt(["libsamplerate0-dev"])]),
        .systemLibrary(name: "CSoundFile", pkgConfig: "sndfile", providers: [.apt(["libsndfile1-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "TextProcessing", dependencies: ["CCrypto", "CICU"], swiftSettings: strict),
        .target(
            name: "Corpora",
            dependencies: ["CArchive", "CXML2", "CZlib", "TextProcessing", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(name: "Accessibility", dependencies: ["CLouis", "CXML2", "TextProcessing"], swiftSettings: strict),
        .target(name: "Transport", dependencies: ["CCurl"], swiftSettings: strict),
        .target(name: "Evaluation", dependencies: ["TextProcessing"], swiftSettings: strict),
        .target(name: "PhraseMT", dependencies: ["TextProcessing"], swiftSettings: strict + fast),
        .target(name: "Translation", dependencies: ["TextProcessing"], swiftSettings: strict),
        .target(
            name: "Training", dependencies: ["Corpora", "Evaluation", "PhraseMT", "TextProcessing"],
            swiftSettings: strict + fast),
        .target(
            name: "Backends",
            dependencies: ["Accessibility", "CProcess", "PhraseMT", "Translation", "TextProcessing", "Transport"],
            swiftSettings: strict),
        .target(
            name: "MediaEngines",
            dependencies: ["Accessibility", "CProcess", "CSampleRate", "CSoundFile", "TextProcessing", "Transport"],
            swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: [
                "Corpora", "Translation", "TextProcessing", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "Gateway",
            dependencies: [
                "Accessibility", "Backends", "Corpora", "Evaluation", "PhraseMT", "MediaEngines", "Store",
                "Translation", "TextProcessing", "Transport",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(
            name: "Server",
            dependencies: [
                "Accessibility", "Corpora", "Gateway", "MediaEngines", "Store", "Translation", "TextProcessing",
                httpTypes, hummingbird, hummingbirdCore, logging, nioCore, nioHTTP1,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "ChakaCommand",
            dependencies: [
                "Accessibility", "Backends", "Corpora", "Evaluation", "Gateway", "PhraseMT", "Server", "MediaEngines",
                "Store", "Training", "Translation", "TextProcessing", "Transport", argumentParser, hummingbird, logging,
                nioCore, nioPosix,
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "CCurlBaseline", path: "Benchmarks/CCurlBaseline", linkerSettings: [.linkedLibrary("curl")]),
        .executableTarget(
            name: "ChakaBenchmarks",
            dependencies: [
                "CCurlBaseline", "CProcess", "PhraseMT", "TextProcessing", "Training", "Transport", hummingbird,
                logging,
            ],
            path: "Benchmarks", exclude: ["CCurlBaseline", "requirements.txt", "requirements-source.txt"],
            swiftSettings: strict),
        .target(
            name: "TestModels", dependencies: ["PhraseMT", "Training", "TextProcessing"], path: "Tests/TestModels",
            swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(
            name: "AccessibilityTests", dependencies: ["Accessibility", "TextProcessing"], swiftSettings: strict),
        .testTarget(
            name: "BackendsTests",
            dependencies: [
                "Accessibility", "Backends", "PhraseMT", "TestModels", "TestSupport", "Translation", "TextProcessing",
                "Transport",
            ], swiftSettings: strict),
        .testTarget(
            name: "CorporaTests", dependencies: ["Corpora", "TextProcessing"], exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(name: "DataTests", dependencies: ["TextProcessing"], swiftSettings: strict),
        .testTarget(
            name: "EvaluationTests", dependencies: ["Evaluation", "TextProcessing"], swiftSettings: strict),
        .testTarget(
            name: "GatewayTests",
            dependencies: [
                "Backends", "Evaluation", "Gateway", "PhraseMT", "Store", "TestModels", "Translation", "TextProcessing",
            ], swiftSettings: strict),
        .testTarget(name: "PhraseMTTests", dependencies: ["PhraseMT", "TextProcessing"], swiftSettings: strict),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Corpora", "Gateway", "Server", "Store", "Translation", "TextProcessing", httpTypes, hummingbird,
                logging, nioCore, nioEmbedded, .product(name: "Yams", package: "Yams"),
            ],
            exclude: ["empty.yaml"], swiftSettings: strict),
        .testTarget(
            name: "MediaEnginesTests",
            dependencies: ["Accessibility", "MediaEngines", "TestSupport", "TextProcessing", "Transport"],
            swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Corpora", "Store", "TextProcessing", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .testTarget(name: "TextProcessingTests", dependencies: ["TextProcessing"], swiftSettings: strict),
        .testTarget(
            name: "TrainingTests",
            dependencies: ["Corpora", "Evaluation", "PhraseMT", "Training", "TextProcessing"], swiftSettings: strict),
        .testTarget(name: "TransportTests", dependencies: ["TestSupport", "Transport"], swiftSettings: strict),
        .testTarget(
            name: "TranslationTests", dependencies: ["Translation", "TextProcessing"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)
