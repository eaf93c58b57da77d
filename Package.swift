// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

/// How every room is compiled: Swift 6 mode, explicit existentials, imports that stay inside.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The rooms that touch C also say where memory safety is their own promise.
let houseOverC: [SwiftSetting] = house + [.strictMemorySafety()]

/// The measurements, which are built only when asked for: `KODEOPLAESER_BENCHMARKS=1 swift run -c release Benchmarks`. A
/// trait cannot do that: SwiftPM builds each target of the root package, whatever traits are on.
let measurements: [Target] =
  Context.environment["KODEOPLAESER_BENCHMARKS"] == nil
  ? []
  : [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "ApprovalCore", "Cryptography", "Storage", "Sound", "Speech", "Reader", "Options", "Platform",
        "CLinux", "Varlink", "ServiceInterfaces",
      ],
      path: "Tests/Benchmarks", swiftSettings: house)
  ]

/// The fuzzer, which is built only when asked for: `KODEOPLAESER_FUZZER=1`, as CONTRIBUTING says.
let fuzzer: [Target] =
  Context.environment["KODEOPLAESER_FUZZER"] == nil
  ? []
  : [
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Fuzz", swiftSettings: house)
  ]

/// The machine in qemu that stories are told on, built only when asked for: `KODEOPLAESER_MACHINE=1`, as `.ci/machine` does.
let machine: [Target] =
  Context.environment["KODEOPLAESER_MACHINE"] == nil
  ? []
  : [
    .executableTarget(
      name: "Machine", dependencies: ["SpeechListener", "JSON", "Options"], path: "Tests/Machine",
      exclude: ["Guest"], swiftSettings: house)
  ]

/// What carries the messages of push tokens, which is built only when asked for: `KODEOPLAESER_PUSH=1 swift build --product
/// kodeoplaeser-push`. Nothing else links libcurl.
let isPushWanted = Context.environment["KODEOPLAESER_PUSH"] != nil
let push: [Target] =
  !isPushWanted
  ? []
  : [
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .executableTarget(
      name: "kodeoplaeser-push",
      dependencies: ["CCurl", "Cryptography", "Varlink", "ServiceInterfaces", "Options", "Platform"],
      swiftSettings: houseOverC),
  ]

let package = Package(
  name: "kodeoplaeser",
  products: [
    .library(name: "ApprovalCore", targets: ["ApprovalCore"]),
    .library(name: "OneTimeCodes", targets: ["OneTimeCodes"]),
    .library(name: "SpeechListener", targets: ["SpeechListener"]),
    .executable(name: "kodeoplaeserd", targets: ["kodeoplaeserd"]),
    .executable(name: "kodeoplaeser", targets: ["kodeoplaeser"]),
    .executable(name: "speech-listener", targets: ["speech-listener"]),
  ] + (isPushWanted ? [.executable(name: "kodeoplaeser-push", targets: ["kodeoplaeser-push"])] : []),
  traits: [
    .trait(
      name: "StockTaskPool",
      description:
        "Runs tasks on libdispatch's threads instead of the package's own, which need Swift's SPI for executors."
    )
  ],
  dependencies: [],
  targets: [
    // The libraries of the system, each with one owner.
    .systemLibrary(name: "CEspeakNG", pkgConfig: "espeak-ng", providers: [.apt(["libespeak-ng-dev"])]),
    .systemLibrary(name: "CALSA", pkgConfig: "alsa", providers: [.apt(["libasound2-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CLinux"),
    // libqrencode, loaded by dlopen(3) where a picture is asked for: nothing links it.
    .target(name: "CQREncode"),
    // A heap that wipes what is freed, for the programs alone: a library does not choose its program's heap.
    .target(name: "CWipedHeap"),

    // What the rooms need of Linux: threads, signals between them, errno, the environment, files, sockets.
    .target(name: "Platform", dependencies: ["CLinux"], swiftSettings: houseOverC),

    // The shared core.
    .target(name: "Cryptography", dependencies: ["COpenSSL"], swiftSettings: houseOverC),
    .target(name: "OneTimeCodes", dependencies: ["Cryptography"], swiftSettings: house),
    .target(name: "ApprovalCore", dependencies: ["Cryptography", "OneTimeCodes"], swiftSettings: house),
    .target(
      name: "Storage", dependencies: ["ApprovalCore", "Cryptography", "CSQLite", "Platform"],
      swiftSettings: houseOverC),

    .target(name: "QRCodes", dependencies: ["CQREncode", "Cryptography"], swiftSettings: houseOverC),

    // Text that programs read, between others' files and the rooms that need it.
    .target(name: "JSON", dependencies: ["Cryptography"], swiftSettings: houseOverC),

    // Logins of other servers: what a push token signs and reads.
    .target(
      name: "PushTokens", dependencies: ["Cryptography", "JSON", "OneTimeCodes"], swiftSettings: house),

    // The rooms of the reader.
    .target(name: "Speech", dependencies: ["CEspeakNG", "JSON", "Platform"], swiftSettings: houseOverC),
    .target(name: "Sound", dependencies: ["CALSA", "Platform"], swiftSettings: houseOverC),
    .target(name: "Keypad", dependencies: ["Platform"], swiftSettings: houseOverC),
    .target(
      name: "Reader",
      dependencies: ["ApprovalCore", "Cryptography", "OneTimeCodes", "Speech", "Sound", "Keypad"],
      swiftSettings: house),

    // The wire, and the two programs.
    .target(
      name: "Varlink", dependencies: ["Cryptography", "JSON", "Platform"],
      swiftSettings: houseOverC),
    .target(
      name: "ServiceInterfaces", dependencies: ["Varlink", "JSON"], exclude: ["Interfaces"],
      swiftSettings: house),
    .target(
      name: "AccountFiles", dependencies: ["OneTimeCodes", "Cryptography", "JSON"], swiftSettings: house),
    .target(name: "Options", swiftSettings: house),
    .target(name: "Installation", dependencies: ["Options"], swiftSettings: house),
    .executableTarget(
      name: "kodeoplaeserd",
      dependencies: [
        "ApprovalCore", "Cryptography", "OneTimeCodes", "PushTokens", "Storage", "Speech", "Sound", "Keypad",
        "Reader", "Varlink", "ServiceInterfaces", "Options", "Installation", "JSON", "Platform", "CWipedHeap",
      ], swiftSettings: house),
    .executableTarget(
      name: "kodeoplaeser",
      dependencies: [
        "AccountFiles", "ApprovalCore", "Cryptography", "OneTimeCodes", "Varlink", "ServiceInterfaces",
        "Options", "Installation", "JSON", "Platform", "QRCodes", "CWipedHeap",
      ],
      swiftSettings: house),

    // What others test their speech with, and ours is tested with: it knows sound alone, and nothing of a reader.
    .target(name: "SpeechListener", dependencies: ["JSON"], swiftSettings: house),
    .executableTarget(
      name: "speech-listener", dependencies: ["SpeechListener", "Options", "JSON", "Platform"],
      swiftSettings: house),

    // The tests, one folder a room; and the programs and devices that tests use.
    .target(name: "Children", dependencies: ["CLinux"], path: "Tests/Children", swiftSettings: house),
    .target(
      name: "Devices", dependencies: ["ApprovalCore", "Cryptography", "OneTimeCodes"], path: "Tests/Devices",
      swiftSettings: house),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "AccountFiles", "ApprovalCore", "Cryptography", "JSON", "Keypad", "OneTimeCodes", "Options",
        "PushTokens", "Reader", "Speech",
        "SpeechListener", "Varlink",
      ], path: "Tests/Fuzzing/Targets", swiftSettings: house),
    .executableTarget(
      name: "Asker", dependencies: ["Varlink", "JSON", "Platform"], path: "Tests/Asker", swiftSettings: house),
    .executableTarget(
      name: "InterfaceGenerator", dependencies: ["Varlink"], path: "Tests/InterfaceGenerator",
      swiftSettings: house),
    .executableTarget(
      name: "Approver", dependencies: ["ApprovalCore", "Cryptography", "Storage"], path: "Tests/Approver",
      swiftSettings: house),
    .testTarget(
      name: "CryptographyTests", dependencies: ["Cryptography", "Children"], path: "Tests/Cryptography",
      exclude: ["Vectors"], swiftSettings: house),
    .testTarget(
      name: "OneTimeCodesTests", dependencies: ["OneTimeCodes", "Cryptography", "Devices"],
      path: "Tests/OneTimeCodes", exclude: ["Vectors"], swiftSettings: house),
    .testTarget(
      name: "PushTokensTests", dependencies: ["PushTokens", "Cryptography"], path: "Tests/PushTokens",
      exclude: ["Vectors"], swiftSettings: house),
    .testTarget(
      name: "AccountFilesTests",
      dependencies: ["AccountFiles", "OneTimeCodes", "Cryptography", "JSON", "Children"],
      path: "Tests/AccountFiles", exclude: ["Files"], swiftSettings: house),
    .testTarget(
      name: "ApprovalCoreTests",
      dependencies: [
        "ApprovalCore", "Cryptography", "OneTimeCodes", "Storage", "Children", "Devices", "Approver",
      ],
      path: "Tests/ApprovalCore", exclude: ["Vectors", "Rules/verify-receipt.py"], swiftSettings: house),
    .testTarget(
      name: "StorageTests", dependencies: ["Storage", "ApprovalCore", "Cryptography", "Children"],
      path: "Tests/Storage", swiftSettings: house),
    .testTarget(
      name: "SpeechTests", dependencies: ["Speech", "ApprovalCore", "Children", "CEspeakNG"],
      path: "Tests/Speech",
      exclude: ["Cases", "Corpus", "Languages", "Recogniser"], swiftSettings: house),
    .testTarget(
      name: "SoundTests", dependencies: ["Sound", "Children"], path: "Tests/Sound",
      exclude: ["Configurations"],
      swiftSettings: house),
    .testTarget(
      name: "SpeechListenerTests",
      dependencies: ["SpeechListener", "speech-listener", "JSON", "Speech", "Sound", "Reader", "Children"],
      path: "Tests/SpeechListener", exclude: ["Examples", "earcons.json"], swiftSettings: house),
    .testTarget(
      name: "FuzzingTests", dependencies: ["FuzzTargets", "Children"], path: "Tests/Fuzzing",
      exclude: ["Corpus", "Fuzz", "Targets"], swiftSettings: house),
    .testTarget(
      name: "PlatformTests", dependencies: ["Platform", "Children"], path: "Tests/Platform",
      swiftSettings: house),
    .testTarget(
      name: "JSONTests", dependencies: ["JSON", "Cryptography", "Children"], path: "Tests/JSON",
      exclude: ["Texts"],
      swiftSettings: house),
    .testTarget(
      name: "KeypadTests", dependencies: ["Keypad", "Platform", "CLinux"], path: "Tests/Keypad",
      exclude: ["Devices"], swiftSettings: house),
    .testTarget(
      name: "ReaderTests",
      dependencies: [
        "Reader", "ApprovalCore", "Cryptography", "OneTimeCodes", "Storage", "Speech", "Sound", "Keypad",
        "Varlink", "Options", "Children", "SpeechListener",
      ],
      path: "Tests/Reader", exclude: ["Transcripts"], swiftSettings: house),
    .testTarget(
      name: "VarlinkTests", dependencies: ["Varlink", "JSON", "Cryptography", "CLinux", "Children"],
      path: "Tests/Varlink", exclude: ["Corpus"], swiftSettings: house),
    .testTarget(
      name: "ServiceInterfacesTests",
      dependencies: ["ServiceInterfaces", "Varlink", "JSON", "Cryptography", "InterfaceGenerator"],
      path: "Tests/ServiceInterfaces", swiftSettings: house),
    .testTarget(
      name: "QRCodesTests", dependencies: ["QRCodes", "Cryptography", "Children"], path: "Tests/QRCodes",
      swiftSettings: house),
    .testTarget(
      name: "OptionsTests", dependencies: ["Options"], path: "Tests/Options", swiftSettings: house),
    .testTarget(
      name: "DocumentationTests",
      dependencies: ["ApprovalCore", "Cryptography", "Storage", "Speech", "Sound", "Keypad", "Reader"],
      path: "Tests/Documentation", exclude: ["Examples/ciba-bridge.py"],
      swiftSettings: house),
    .testTarget(
      name: "ConsoleTests",
      dependencies: [
        "kodeoplaeserd", "kodeoplaeser", "ApprovalCore", "Cryptography", "OneTimeCodes", "PushTokens",
        "Storage", "Keypad", "Reader",
        "Sound", "Varlink", "ServiceInterfaces", "Installation", "Options", "JSON", "Children", "Devices",
        "CLinux",
        "Asker",
      ],
      path: "Tests/Console",
      exclude: [
        "independent-app.py", "attacker.py", "ciba-server.py", "privacyidea-server.py", "bad-servers.py",
      ],
      swiftSettings: house),
  ] + measurements + fuzzer + machine + push
)
