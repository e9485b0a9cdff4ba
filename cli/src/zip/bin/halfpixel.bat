@echo off
rem Starts the halfpixel command: halfpixel COMMAND ...
rem HALFPIXEL_JAVA_OPTS goes to the JVM. JAVA_HOME chooses the Java, 17 or newer.
setlocal
set "HALFPIXEL_ROOT=%~dp0.."
set "HALFPIXEL_JAVA=java.exe"
if defined JAVA_HOME set "HALFPIXEL_JAVA=%JAVA_HOME%\bin\java.exe"
rem From Java 19 on, the JVM writes the archive of classes when the first command ends, and anew where it does not fit; Java 17 ignores the option.
set "HALFPIXEL_START="
if not defined LOCALAPPDATA goto start
if not exist "%LOCALAPPDATA%\halfpixel-start" mkdir "%LOCALAPPDATA%\halfpixel-start" 2>nul
set HALFPIXEL_START=-XX:+IgnoreUnrecognizedVMOptions -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\halfpixel-start\${project.version}.jsa" "-Xlog:cds*=off"
:start
"%HALFPIXEL_JAVA%" -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED %HALFPIXEL_START% %HALFPIXEL_JAVA_OPTS% -cp "%HALFPIXEL_ROOT%\lib\*" io.halfpixel.cli.Main %*
exit /b %ERRORLEVEL%
